/* The supervisor: starts the workers, replaces those that die, and all of them on SIGHUP, by ones that go by
 * what is to be read then; stops them on SIGTERM or SIGINT. It opens no database and parses nothing that a
 * client sends. */
#pragma once
#include "searchd/worker.h"

/* Runs one worker on each socket of listeners (of int, which it closes) until told to stop. Takes over setup,
 * which came from options. Prints "praxis: listening on <url>" on stdout once all answer. Gives the exit
 * status: 0 after an orderly stop, that of the worker if one cannot even start. */
int supervisor_run (const SetupOptions *options, Setup *setup, GArray *listeners, const char *url);
