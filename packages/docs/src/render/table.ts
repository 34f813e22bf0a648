import { type Content, type Html, html } from './html.ts';

/** A row of a table: its first cell is its heading. */
export interface TableRow {
  readonly id?: string;
  readonly cells: readonly Content[];
  /** Further attributes, as markup. */
  readonly attributes?: Content;
}

/**
 * A table that fits every screen: on narrow ones each row becomes a block, whose cells carry the heading of their
 * column.
 */
export function table(headings: readonly string[], rows: readonly TableRow[], className = ''): Html {
  // The style of the site knows the columns of this one, which is on every page of an operation.
  const isRepeated = className === 'codes-table';
  const body = rows.map(
    ({ id, cells: [first, ...others], attributes = '' }) =>
      html`<tr${id === undefined ? '' : html` id="${id}"`}${attributes}><th${isRepeated ? '' : html` scope="row"`}>${first}</th>${others.map(
        (cell, index) => html`<td${isRepeated ? '' : html` data-label="${headings[index + 1] ?? ''}"`}>${cell}</td>`,
      )}</tr>`,
  );
  return html`<div class="table-wrap"><table class="cells ${className}"><thead><tr>${headings.map(
    (heading) => html`<th scope="col">${heading}</th>`,
  )}</tr></thead><tbody>${body}</tbody></table></div>`;
}
