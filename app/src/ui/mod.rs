//! The components every page is made of: plain elements that work without a script.
//!
//! Two rules keep the browser half in step with the server's HTML: the element structure never depends on a text or
//! on context that only the server has (such things are `hidden`, never left out), and nothing rewrites a text.

mod agree_box;
mod avatar;
mod banner;
mod button;
mod checkbox;
mod copy_text;
mod definition_list;
mod dialog;
mod empty_state;
mod error_summary;
mod field;
mod field_frame;
mod file_drop;
mod filter_bar;
mod form;
mod icon;
mod link;
mod menu;
mod page_marks;
mod page_title;
mod page_viewer;
mod pager;
mod posted;
mod progress;
mod radio_group;
mod ready;
mod reason_field;
mod receipt;
mod select;
#[cfg(feature = "ssr")]
mod select_all;
mod status;
mod stepper;
mod sticky_foot;
mod suggest_field;
mod table;
#[cfg(feature = "ssr")]
mod take_back;
mod text_area;
mod timeline;
mod toast;
mod tone;
#[cfg(feature = "ssr")]
mod working;

pub use {
    agree_box::AgreeBox,
    avatar::{Avatar, firm_initials, person_initials},
    banner::Banner,
    button::{Button, ButtonKind, ButtonLink},
    checkbox::Checkbox,
    copy_text::CopyText,
    definition_list::{Definition, DefinitionList},
    dialog::{Dialog, DialogButton},
    empty_state::EmptyState,
    error_summary::ErrorSummary,
    field::Field,
    field_frame::PostedError,
    file_drop::FileDrop,
    filter_bar::{FilterBar, FilterChip, FilterChips, SearchField, choice},
    form::{Form, submission_key},
    icon::Icon,
    link::Link,
    menu::{Menu, MenuLink},
    page_marks::PageMarks,
    page_title::PageTitle,
    page_viewer::{PageImage, PageViewer},
    pager::Pager,
    posted::{Ticked, changed_meanwhile, shown_once, typed_before, was_refused, was_typed},
    progress::Progress,
    radio_group::{RadioGroup, RadioOption},
    ready::mark_ready,
    reason_field::ReasonField,
    receipt::Receipt,
    select::Select,
    status::Status,
    stepper::Stepper,
    sticky_foot::StickyFoot,
    suggest_field::SuggestField,
    table::{TableScroll, cell, number_cell},
    text_area::TextArea,
    timeline::{Timeline, TimelineEntry},
    toast::{FlashToast, Toast},
    tone::Tone,
};
#[cfg(feature = "ssr")]
pub use {select_all::SelectAll, take_back::TakeBack, working::Working};
