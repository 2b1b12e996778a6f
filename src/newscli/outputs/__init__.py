"""Records to formats. A writer takes the records of one article at a time and streams where its format can."""
