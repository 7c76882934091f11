// Stands for MathJax.
