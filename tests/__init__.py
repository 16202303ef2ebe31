"""The tests; what several of them share lies beside them."""
