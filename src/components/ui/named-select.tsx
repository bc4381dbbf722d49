import { Select } from './select'

type NamedSelectProps = {
  label: string
  any: string
  choices: { id: string; name: string }[]
  value: string | null
  onChange: (id: string | null) => void
}

/** A choice among things with names, or any of them. */
export function NamedSelect({ label, any, choices, value, onChange }: NamedSelectProps) {
  return (
    <Select aria-label={label} value={value ?? ''} onChange={({ target }) => onChange(target.value || null)}>
      <option value="">{any}</option>
      {choices.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </Select>
  )
}
