"""Pure computations of procurement: from facts and law to an answer that explains itself."""
