import minifyHtml from '@minify-html/node';

/**
 * Writes a page in fewer bytes: no spaces between blocks, no quotes and end tags that HTML does not need (HTML Standard,
 * section 13.1.2). The document stays the same.
 */
export function minifyPage(page: string): string {
  return minifyHtml
    .minify(Buffer.from(page), {
      keep_html_and_head_opening_tags: true,
      minify_doctype: false,
      allow_noncompliant_unquoted_attribute_values: false,
      allow_optimal_entities: false,
      allow_removing_spaces_between_attributes: false,
    })
    .toString();
}
