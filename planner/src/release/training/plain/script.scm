(use-modules (plain gone) (plain x))
y
