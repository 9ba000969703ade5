/** What modplan does to whole trees: our samples, and those that Debian installs. */
package modplan.samples;
