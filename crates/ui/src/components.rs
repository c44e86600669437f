//! The components: one file for each thing a person would name. They draw what the view models say and pass on
//! what a person does; nothing is computed or worded here.
//!
//! Most are functions from a view to markup. A Yew component of its own, which costs a reader about a kilobyte to
//! download, is only what keeps state: the calculator as a whole, and the button that copies the link.

pub mod assumption_list;
pub mod bill;
pub mod choice_field;
pub mod copy_link;
pub mod field_frame;
pub mod figure;
pub mod footer;
pub mod form_panel;
pub mod header;
pub mod link_notice;
pub mod monthly_terms;
pub mod option_card;
pub mod package_list;
pub mod part_fields;
pub mod period_fields;
pub mod problem_line;
pub mod problem_note;
pub mod results_panel;
pub mod running_hours;
pub mod source_list;
pub mod terms_of_sale;
pub mod text_field;
pub mod unit_question;
pub mod window_editor;
