import type { MappingRow } from '@/components/answers'
import { TextArea } from '@/components/rules/text-area'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'

type Source = MappingRow['source']

/** Where a value comes from: an attribute, a template or one text for all. */
export function SourceFields({ source, onChange }: { source: Source; onChange: (source: Source) => void }) {
  const text = textOf(source)
  return (
    <>
      <Field label="Value from">
        {({ id }) => (
          <Select
            id={id}
            value={source.kind}
            onChange={({ target }) => onChange(asSource(target.value, text))}
          >
            <option value="path">An attribute of the user</option>
            <option value="template">A Liquid template</option>
            <option value="fixed">The same for everyone</option>
          </Select>
        )}
      </Field>
      <Field
        label={source.kind === 'path' ? 'SCIM paths, one a line' : 'Text'}
        hint={source.kind === 'path' ? 'The first that has a value counts.' : undefined}
      >
        {(control) => (
          <TextArea
            {...control}
            required
            value={text}
            onChange={({ target }) => onChange(asSource(source.kind, target.value))}
          />
        )}
      </Field>
    </>
  )
}

function textOf(source: Source): string {
  if (source.kind === 'path') return source.paths.join('\n')
  return source.kind === 'template' ? source.template : source.value
}

function asSource(kind: string, text: string): Source {
  if (kind === 'template') return { kind: 'template', template: text }
  if (kind === 'fixed') return { kind: 'fixed', value: text }
  // Lines stay as they are while somebody writes; cleanSource tidies them once they are done.
  return { kind: 'path', paths: text.split('\n') }
}

/** A source as it is kept: without blank lines among its paths. */
export const cleanSource = (source: Source): Source =>
  source.kind === 'path'
    ? { ...source, paths: source.paths.map((path) => path.trim()).filter((path) => path !== '') }
    : source
