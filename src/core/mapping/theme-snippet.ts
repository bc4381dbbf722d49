/**
 * The Liquid that makes a theme honour the marker: members' content stands inside, leavers see the message. A marker
 * may hold quotes, which Liquid cannot escape, so that the kind that it does not hold is used.
 */
export function themeSnippet(marker: string): string {
  const quote = marker.includes("'") ? '"' : "'"
  return `{%- comment -%} Rollcall: customers with this tag have left their organization {%- endcomment -%}
{%- assign rollcall_left = false -%}
{%- for tag in customer.tags -%}
  {%- if tag == ${quote}${marker}${quote} -%}{%- assign rollcall_left = true -%}{%- endif -%}
{%- endfor -%}
{%- if customer and rollcall_left == false -%}
  <!-- Members' content -->
{%- elsif customer -%}
  <p>Your access to this store has ended. Ask your organization if you think that this is a mistake.</p>
{%- else -%}
  <p><a href="{{ routes.account_login_url }}">Sign in</a> to go on.</p>
{%- endif -%}
`
}
