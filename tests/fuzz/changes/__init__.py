"""Changes that know the structure of what they change.

Every change takes its decisions from a `random.Random`, so that hypothesis can drive and shrink it, a fuzzer can
feed it, and a number can repeat it.
"""
