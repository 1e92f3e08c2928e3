"""The benchmark harness: every figure in the docs comes from here, on corpora that anyone can lay beside the project."""
