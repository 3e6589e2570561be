// The parts of screens that keep a journal from being lost.
#pragma once
#include <nightjar/ui/draw_app.hpp>

namespace nightjar::ui {

/// In Settings: backups, a copy elsewhere, merging two copies.
void draw_safety(SafetyState& state, Actions& out);
/// In Settings, with the secrets: whether to ask for the code, and new keys.
void draw_new_keys_and_question(SafetyState& state, Actions& out);
/// Above every page: entries kept elsewhere, and the question for the recovery code.
void draw_now(SafetyState& state, bool read_only, Actions& out);
/// Before a journal is open: its backups, one of which may take its place.
void draw_backups_at_gate(GateState& gate, Actions& out);
/// Below a problem at the gate: what helps against it.
void draw_ways_out(GateState& gate, Actions& out);
/// One of documents(), to be read.
void draw_document(int which, Actions& out);

}  // namespace nightjar::ui
