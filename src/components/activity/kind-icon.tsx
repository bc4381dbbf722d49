import {
  CircleDot,
  FolderSync,
  KeyRound,
  Pencil,
  ShieldMinus,
  Share2,
  Store,
  UserCheck,
  UserMinus,
  UserPlus,
  UserX,
  type LucideIcon,
} from 'lucide-react'

const icons: Record<string, LucideIcon> = {
  'user.created': UserPlus,
  'user.updated': Pencil,
  'user.deactivated': UserMinus,
  'user.reactivated': UserCheck,
  'user.deleted': UserX,
  'customer.created': UserPlus,
  'customer.updated': Pencil,
  'customer.restricted': ShieldMinus,
  'customer.restored': UserCheck,
  'store.connected': Store,
  'directory.created': FolderSync,
  'record.created': UserPlus,
  'record.updated': Pencil,
  'record.deactivated': UserMinus,
  'record.reactivated': UserCheck,
  'record.deleted': UserX,
  'target.created': Share2,
  'target.changed': Share2,
  'target.secret-rotated': KeyRound,
  'token.created': KeyRound,
  'token.revoked': KeyRound,
  'token.retired': KeyRound,
}

/** What kind of event this is, for the eye that runs down a list; its title says it in words. */
export function KindIcon({ kind }: { kind: string }) {
  const Icon = icons[kind] ?? CircleDot
  return <Icon className="mt-0.5 size-4 shrink-0 text-muted" aria-hidden />
}
