"""SAMHSA's national directories of treatment facilities: two workbooks a year, substance use and mental health."""
