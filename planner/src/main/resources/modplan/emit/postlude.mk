
# Says whether the plan fits the tree.
modplan-check:
	@$(call modplan-guile,check)

# What steps found out about modules that the plan does not know.
-include $(wildcard $(modplan-state-name)/*.d)

# A makefile that includes this one keeps its own default goal.
ifneq ($(words $(filter-out %.d,$(MAKEFILE_LIST))),1)
.DEFAULT_GOAL := $(modplan-goal)
endif
