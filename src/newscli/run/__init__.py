"""Many inputs through an extractor: tasks, processes, clusters, progress and messages."""
