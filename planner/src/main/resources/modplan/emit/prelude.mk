# Include this file, or run: make -f FILE -jN modplan-all
# Needs GNU Make 4 and Guile, nothing else.

modplan-goal := $(.DEFAULT_GOAL)
MODPLAN_DIR := $(dir $(lastword $(MAKEFILE_LIST)))
@DIRECTORIES@
MODPLAN_OUTDIR ?= .
GUILE ?= guile
# A triplet, to compile for another machine.
MODPLAN_TARGET ?=
# "tuned": a large heap for Guile's collector; "default": as Guile has it.
MODPLAN_COLLECTOR ?= @COLLECTOR@
# "on": procedures are copied across modules; compiled files then depend on the plan.
MODPLAN_INLINING ?= off

modplan-empty :=
modplan-space := $(modplan-empty) $(modplan-empty)
modplan-name = $(subst $(modplan-space),\$(modplan-space),$(1))
modplan-word = '$(subst ','\'',$(1))'
modplan-state = $(MODPLAN_OUTDIR)/.modplan
modplan-state-name = $(call modplan-name,$(modplan-state))
modplan-plan = $(MODPLAN_DIR)@DATA@
modplan-plan-name = $(call modplan-name,$(modplan-plan))
modplan-driver = $(MODPLAN_DIR)@DRIVER@
modplan-driver-name = $(call modplan-name,$(modplan-driver))
# A step whose sources or compiled files are not all there runs; Make's functions cannot look behind spaces.
modplan-present = $(wildcard $(1)) $(if $(filter-out $(wildcard $(1)),$(1)),modplan-force)
modplan-sources = $(if $(findstring $(modplan-space),$(1)),$(addprefix $(call modplan-name,$(1))/,$(2)),$(call modplan-present,$(addprefix $(1)/,$(2))))
modplan-paths = $(addprefix $(MODPLAN_OUTDIR)/,$(1))
modplan-lost = $(filter-out $(wildcard $(modplan-paths)),$(modplan-paths))
modplan-missing = $(if $(findstring $(modplan-space),$(MODPLAN_OUTDIR)),,$(if $(modplan-lost),modplan-force))
# Compiled files from before this moment are not those of a step that runs beside another one.
MODPLAN_START := $(shell date +%s)
modplan-collector = $(if $(filter tuned,$(MODPLAN_COLLECTOR)),$(1))
# Guile takes the place of the shell, so that a signal from Make reaches it.
modplan-guile = unset GUILE_LOAD_COMPILED_PATH; exec env \
  GUILE_AUTO_COMPILE=0 XDG_CACHE_HOME=$(call modplan-word,$(modplan-state)/no-cache) \
  MODPLAN_INLINING=$(MODPLAN_INLINING) MODPLAN_START=$(MODPLAN_START) MODPLAN_GUILE=$(call modplan-word,$(GUILE)) \
  $(2) $(GUILE) --no-auto-compile -s $(call modplan-word,$(modplan-driver)) \
  $(call modplan-word,$(modplan-plan)) $(1) $(call modplan-word,$(MODPLAN_OUTDIR))@ARGUMENTS@
modplan-run = $(call modplan-guile,$(1),$(call modplan-collector,$(2))) \
  --target $(call modplan-word,$(MODPLAN_TARGET)) --extra $(call modplan-word,$(modplan-state)/$(1).d)
# A directory in which something came or went: there may be modules that the plan does not know.
modplan-changed := $(shell find@FIND@ -name '.?*' -prune -o -type d \
  -newer $(call modplan-word,$(modplan-state)/rest.stamp) -print 2>/dev/null | head -n 1)

.PHONY: modplan-all modplan-check modplan-clean modplan-force
