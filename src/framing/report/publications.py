"""The publications that the methods paragraph names, as the docstrings of the functions cite them."""

from __future__ import annotations

PUBLICATIONS = (
    "Benjamini and Hochberg 1995, Journal of the Royal Statistical Society B 57, 289-300 (q)",
    "Bloom 1995, Evaluation Review 19, 547-556 (the smallest difference that could have been told apart)",
    "Efron 1987, Journal of the American Statistical Association 82, 171-185 (BCa intervals)",
    "Gallagher et al. 2021, Generalized word shift graphs, EPJ Data Science 10, 4 (word shift)",
    "Greenland and Robins 1985, Biometrics 41, 55-68 (weights of events)",
    "Hesterberg 2014, What Teachers Should Know about the Bootstrap, arXiv 1411.5279 (intervals from few units)",
    "Hutto and Gilbert, VADER: A Parsimonious Rule-based Model for Sentiment Analysis of Social Media Text (tone)",
    "Kiss and Strunk, Unsupervised Multilingual Sentence Boundary Detection, Computational Linguistics 32(4), 2006 "
    "(sentences)",
    "Lijffijt et al. 2016, Significance testing of word frequencies in corpora, Digital Scholarship in the Humanities "
    "31, 374-397 (tests over texts)",
    "Monroe, Colaresi and Quinn 2008, Political Analysis 16, 372-403 (log-odds of words)",
    "Phipson and Smyth 2010, Statistical Applications in Genetics and Molecular Biology 9, article 39 (p of drawn "
    "arrangements)",
    "Simonsohn, Simmons and Nelson 2020, Nature Human Behaviour, doi 10.1038/s41562-020-0912-z (specification curve)",
)
