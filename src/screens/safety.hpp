// The parts of screens that keep a journal from being lost.
#pragma once
#include <nightjar/app/documents.hpp>
#include <nightjar/app/safety_state.hpp>
#include <nightjar/app/start_state.hpp>

#include "screens/screen.hpp"

namespace nightjar::screens {

/// `working`: a job has the journal.
/// In Settings: backups, a copy elsewhere, merging two copies.
void draw_safety(SafetyState& state, bool working, Actions& out);
/// In Settings, with the secrets: whether to ask for the code, and new keys.
void draw_new_keys_and_question(SafetyState& state, bool working, Actions& out);
/// Above every page: entries kept elsewhere, and the question for the recovery code.
void draw_now(const JournalView& view, SafetyState& state, bool working, Actions& out);
/// Before a journal is open: its backups, one of which may take its place.
void draw_backups_at_start(StartState& start, Actions& out);
/// Below a problem at the start: what helps against it.
void draw_ways_out(StartState& start, Actions& out);
/// One of documents(), to be read.
void draw_document(int which, Actions& out);

}  // namespace nightjar::screens
