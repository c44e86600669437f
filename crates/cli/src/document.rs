//! Headings, paragraphs, lists and tables, written for a terminal or as Markdown.

use comfy_table::{
    Cell, CellAlignment, ContentArrangement, LineStyle, Table as Grid, TableStyle,
    presets::{ASCII_MARKDOWN, NOTHING},
};
use contract::comparison::Source;
use text::Lang;

/// Columns of a terminal.
const WIDTH: u16 = 100;

/// A rule under the head and nothing else.
const HEAD_RULE: TableStyle = NOTHING.header_separator(LineStyle::none().fill('─').junction('─'));

/// A text to be read by people.
#[derive(Default)]
pub(crate) struct Document(Vec<Block>);

enum Block {
    Heading(String),
    Paragraph(String),
    List(Vec<String>),
    Table(Table),
}

/// A table; numbers stand at the right of their columns.
pub(crate) struct Table {
    pub(crate) header: Vec<Column>,
    pub(crate) rows: Vec<Vec<String>>,
}

/// The head of a column.
pub(crate) enum Column {
    Text(String),
    Number(String),
}

impl Document {
    pub(crate) fn heading(&mut self, text: impl Into<String>) {
        self.0.push(Block::Heading(text.into()));
    }

    pub(crate) fn paragraph(&mut self, text: impl Into<String>) {
        self.0.push(Block::Paragraph(text.into()));
    }

    /// A list, unless it is empty.
    pub(crate) fn list(&mut self, items: Vec<String>) {
        if !items.is_empty() {
            self.0.push(Block::List(items));
        }
    }

    /// A table, unless it is empty.
    pub(crate) fn table(&mut self, header: Vec<Column>, rows: Vec<Vec<String>>) {
        if !rows.is_empty() {
            self.0.push(Block::Table(Table { header, rows }));
        }
    }

    /// A table of names and numbers.
    pub(crate) fn figures(&mut self, lang: Lang, rows: Vec<(&str, String)>) {
        let rows = rows.into_iter().map(|(name, value)| vec![name.to_owned(), value]);
        self.table(vec![text(lang.report_figure()), number(lang.report_value())], rows.collect());
    }

    /// What an answer rests on.
    pub(crate) fn sources(&mut self, lang: Lang, sources: &[Source]) {
        self.heading(lang.table_sources());
        let items = sources.iter().map(|source| {
            let Source { id, document, url, dated, place, status, note, confirmed_by } = source;
            let [document, place, note] = [document, place, note].map(|text| lang.choose(&text.en, &text.zh));
            let mut parts = vec![lang.table_source(id, document, dated, place, lang.status(status.0))];
            parts.extend([note, url].into_iter().filter(|part| !part.is_empty()).map(String::from));
            parts.extend(confirmed_by.iter().map(|other| {
                let title = lang.choose(&other.title.en, &other.title.zh);
                lang.table_confirmed_by(title, &other.dated, &other.url)
            }));
            parts.join(" ")
        });
        self.list(items.collect());
    }

    /// For a terminal of 100 columns.
    pub(crate) fn terminal(&self) -> String {
        self.write(|block| match block {
            Block::Heading(text) => format!("── {text} ──"),
            Block::Paragraph(text) => wrapped(&[[text]]),
            Block::List(items) => wrapped(&items.iter().map(|item| ["-", item]).collect::<Vec<_>>()),
            Block::Table(table) => table.grid(HEAD_RULE, Some(WIDTH), str::to_owned),
        })
    }

    /// As Markdown.
    pub(crate) fn markdown(&self) -> String {
        self.write(|block| match block {
            Block::Heading(text) => format!("## {text}"),
            Block::Paragraph(text) => text.clone(),
            Block::List(items) => items.iter().map(|item| format!("- {item}")).collect::<Vec<_>>().join("\n"),
            Block::Table(table) => table.grid(ASCII_MARKDOWN, None, |cell| cell.replace('|', "\\|")),
        })
    }

    fn write(&self, block: impl Fn(&Block) -> String) -> String {
        self.0.iter().map(block).collect::<Vec<_>>().join("\n\n") + "\n"
    }
}

/// Lines of text without rules between them.
fn wrapped<const COLUMNS: usize>(rows: &[[&str; COLUMNS]]) -> String {
    let mut grid = Grid::new();
    grid.load_style(NOTHING).set_content_arrangement(ContentArrangement::Dynamic).set_width(WIDTH);
    grid.add_rows(rows.iter().copied());
    for column in grid.column_iter_mut() {
        column.set_padding((0, 1));
    }
    grid.trim_fmt()
}

impl Table {
    fn grid(&self, style: TableStyle, width: Option<u16>, cell: impl Fn(&str) -> String) -> String {
        let mut grid = Grid::new();
        grid.load_style(style);
        match width {
            Some(width) => grid.set_content_arrangement(ContentArrangement::Dynamic).set_width(width),
            None => grid.set_content_arrangement(ContentArrangement::Disabled),
        };
        let (names, aligned): (Vec<_>, Vec<_>) = self.header.iter().map(Column::parts).unzip();
        let row = |cells: &mut dyn Iterator<Item = &str>| -> Vec<Cell> {
            cells.zip(&aligned).map(|(text, side)| Cell::new(cell(text)).set_alignment(*side)).collect()
        };
        grid.set_header(row(&mut names.into_iter()));
        for cells in &self.rows {
            grid.add_row(row(&mut cells.iter().map(String::as_str)));
        }
        grid.trim_fmt()
    }
}

/// A column of words.
pub(crate) fn text(name: &str) -> Column {
    Column::Text(name.into())
}

/// A column of numbers.
pub(crate) fn number(name: &str) -> Column {
    Column::Number(name.into())
}

impl Column {
    fn parts(&self) -> (&str, CellAlignment) {
        match self {
            Self::Text(name) => (name, CellAlignment::Left),
            Self::Number(name) => (name, CellAlignment::Right),
        }
    }
}
