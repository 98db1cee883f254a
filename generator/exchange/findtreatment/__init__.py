"""FindTreatment.gov's API in: the national directory of treatment facilities as JSON, with websites and coordinates."""
