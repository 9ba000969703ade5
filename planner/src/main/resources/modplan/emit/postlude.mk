
# A makefile that includes this one keeps its own default goal.
ifneq ($(words $(MAKEFILE_LIST)),1)
.DEFAULT_GOAL := $(modplan-goal)
endif
