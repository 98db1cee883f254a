"""Open Referral's Human Services Data Specification in: 3.0 as JSON, 2.x as CSV packages."""
