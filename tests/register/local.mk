# Tests of register.
