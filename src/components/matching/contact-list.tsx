import { Equal, EqualNot, Mail, Phone, type LucideIcon } from 'lucide-react'

type ContactListProps = {
  email: string | null
  phone: string | null
  /** Of a customer: what equals the person's. */
  evidence?: { email: boolean; phone: boolean }
}

/** An e-mail address and a phone number, each with whether it is the same as the other side's. */
export function ContactList({ email, phone, evidence }: ContactListProps) {
  return (
    <ul className="grid gap-1 text-sm">
      <Contact icon={Mail} name="E-mail" value={email} same={evidence?.email} />
      <Contact icon={Phone} name="Phone" value={phone} same={evidence?.phone} />
    </ul>
  )
}

type ContactProps = { icon: LucideIcon; name: string; value: string | null; same?: boolean }

function Contact({ icon: Icon, name, value, same }: ContactProps) {
  return (
    <li className="flex min-w-0 items-center gap-2">
      <Icon className="size-3.5 shrink-0 text-faint" role="img" aria-label={name} />
      <span className={value ? 'min-w-0 break-all' : 'text-muted'}>{value ?? 'none'}</span>
      {same !== undefined && value && <Comparison same={same} />}
    </li>
  )
}

function Comparison({ same }: { same: boolean }) {
  const Icon = same ? Equal : EqualNot
  return (
    <span
      className={
        same
          ? 'inline-flex shrink-0 items-center gap-1 text-xs font-medium text-ok'
          : 'inline-flex shrink-0 items-center gap-1 text-xs text-muted'
      }
    >
      <Icon className="size-3" aria-hidden />
      {same ? 'the same' : 'different'}
    </span>
  )
}
