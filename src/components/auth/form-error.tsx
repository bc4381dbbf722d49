import { Callout } from '@/components/ui/callout'

/** What is wrong with a form as a whole. */
export function FormError({ message }: { message: string | undefined }) {
  return message ? <Callout kind="error">{message}</Callout> : null
}
