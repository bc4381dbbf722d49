import { invalid, valid, type Checked } from './checked'

const meanings = new Map(
  Object.entries({ true: true, yes: true, y: true, 1: true, false: false, no: false, n: false, 0: false }),
)

export function checkBoolean(text: string): Checked {
  const meant = meanings.get(text.toLowerCase())
  if (meant !== undefined) return valid(String(meant))
  return invalid(
    'boolean-invalid',
    `"${text.slice(0, 40)}" is neither true nor false`,
    'Map an attribute that is true or false, or a template that gives one of the two.',
  )
}
