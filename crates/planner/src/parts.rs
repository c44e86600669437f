//! Pieces that several tools draw.
