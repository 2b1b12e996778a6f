"""What several articles say together: who is the same person, and which words are the same utterance."""
