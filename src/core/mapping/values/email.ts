import { invalid, valid, type Checked } from './checked'

const address = /^[^\s@"(),:;<>[\]\\]+@(?:[^\s@.,:;()<>[\]\\]+\.)+[^\s@.,:;()<>[\]\\]{2,}$/u
const LONGEST = 255

export function checkEmail(text: string): Checked {
  if (text.length <= LONGEST && address.test(text) && !text.includes('..')) return valid(text)
  return invalid(
    'email-invalid',
    `"${text.slice(0, 80)}" is not an e-mail address`,
    'Correct the e-mail address in the identity provider.',
  )
}
