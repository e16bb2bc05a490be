"""What is made from other people's data, and checked in: each module says how to make it anew."""
