# Include this file, or run: make -f FILE -jN modplan-all
# Needs GNU Make 4 and Guile, nothing else.

modplan-goal := $(.DEFAULT_GOAL)
MODPLAN_DIR := $(dir $(lastword $(MAKEFILE_LIST)))
@DIRECTORIES@
MODPLAN_OUTDIR ?= .
GUILE ?= guile

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
# A step whose compiled files are not all there runs; Make's functions cannot look behind spaces.
modplan-paths = $(addprefix $(MODPLAN_OUTDIR)/,$(1))
modplan-lost = $(filter-out $(wildcard $(modplan-paths)),$(modplan-paths))
modplan-missing = $(if $(findstring $(modplan-space),$(MODPLAN_OUTDIR)),,$(if $(modplan-lost),modplan-force))
# Compiled files from before this moment are not those of a step that runs beside another one.
MODPLAN_START := $(shell date +%s)
modplan-run = unset GUILE_LOAD_COMPILED_PATH; \
  GUILE_AUTO_COMPILE=0 XDG_CACHE_HOME=$(call modplan-word,$(modplan-state)/no-cache) \
  MODPLAN_START=$(MODPLAN_START) MODPLAN_GUILE=$(call modplan-word,$(GUILE)) \
  $(GUILE) --no-auto-compile -s $(call modplan-word,$(modplan-driver)) \
  $(call modplan-word,$(modplan-plan)) $(1) $(call modplan-word,$(MODPLAN_OUTDIR))@ARGUMENTS@

.PHONY: modplan-all modplan-clean modplan-force
