"""What the words mean before any claim is made of them: sentences, trees, numerals and names."""
