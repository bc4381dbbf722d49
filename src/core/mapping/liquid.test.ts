import { describe, expect, test } from 'vitest'
import { liquid, TemplateError } from './liquid'

const user = { name: { givenName: 'Ada' }, department: 'Sales & Ops', groups: [{ display: 'EU' }] }
const rendered = (template: string) => liquid(template)(user)

function refusal(template: string): TemplateError {
  try {
    rendered(template)
  } catch (error) {
    if (error instanceof TemplateError) return error
    throw error
  }
  throw new Error(`${template.slice(0, 80)} was rendered`)
}

test.each([
  ['{{ name.givenName }} of {{ department }}', 'Ada of Sales & Ops'],
  ['dept:{{ department | handleize }}', 'dept:sales-ops'],
  ['{% for group in groups %}{{ group.display }}{% endfor %}', 'EU'],
  ['{{ nothing.of.the.kind }}', ''],
  ["{{ '2026-01-31T23:30:00Z' | date: '%Y-%m-%d' }}", '2026-01-31'],
  ['{{ "a\\u0000b" }}', 'ab'],
])('%s is a text', (template, text) => expect(rendered(template)).toBe(text))

test.each([
  ['{{ department', 'not closed', { line: 1, column: 1 }],
  ['a\n  {{ department | shout }}', 'ndefined filter: shout', { line: 2, column: 3 }],
  ['{% if department %}', 'not closed', { line: 1, column: 1 }],
  ['{% frobnicate %}', 'not found', { line: 1, column: 1 }],
  ['{{ name }}', 'name one of them', { line: 1, column: 1 }],
])('%s is refused with the place of the mistake', (template, message, position) => {
  const error = refusal(template)
  expect(error.message).toContain(message)
  expect(error.position).toEqual(position)
})

describe('whatever a template says, it runs for a moment and grows a little', () => {
  const nested = (open: string, close: string, times: number) => open.repeat(times) + close.repeat(times)
  test.each([
    ['an endless range', '{% for i in (1..100000000) %}x{% endfor %}'],
    [
      'loops within loops',
      nested('{% for i in groups %}{% for j in (1..300) %}', '{% endfor %}{% endfor %}', 5),
    ],
    [
      'a text that doubles',
      "{% assign s = 'aaaaaaaaaa' %}{% for i in (1..60) %}{% assign s = s | append: s %}{% endfor %}{{ s }}",
    ],
    ['a long output', `{% for i in (1..9000) %}${'a'.repeat(4_000)}{% endfor %}`],
    [
      'a long capture',
      `{% capture s %}{% for i in (1..9000) %}${'a'.repeat(4_000)}{% endfor %}{% endcapture %}{{ s }}`,
    ],
    ['deep nesting', nested('{% if name %}', '{% endif %}', 2_000)],
    ['unbalanced brackets', `{{ ${'name['.repeat(1_900)} }}`],
    ['a padded date', "{{ '2026-01-01' | date: '%99999999d' }}"],
  ])('%s', (_, template) => expect(refusal(template).message).not.toBe(''))
})

test.each(["{% render 'package.json' %}", "{% include '.env' %}", "{% layout 'package.json' %}"])(
  '%s reads no file of this machine',
  (template) => expect(refusal(template).message).toContain('not found'),
)

test.each(["{{ 'now' | date: '%s' }}", "{{ 'today' | date: '%s' }}", '{{ groups | sample }}'])(
  '%s is refused: the same person always gives the same customer',
  (template) => expect(refusal(template).message).not.toBe(''),
)
