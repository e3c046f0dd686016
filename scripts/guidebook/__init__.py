"""Builds, checks and prints the bilingual guidebook on green growth in Vietnamese industry.

Floors (a module imports only from floors below; tests/test_floors.py enforces it):

    5  cli · build · plugin             talk to the outside (argparse, MkDocs events)
    4  reporters · pages · weave · press
    3  rules                            Book -> findings
    2  data · chapters · book           files -> Book
    1  model · formula                  plain values; import nothing of ours
"""
