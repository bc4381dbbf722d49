import { Copy, KeyRound, UserRoundX, UserX, type LucideIcon } from 'lucide-react'
import type { DriftAction, DriftKind } from '@/components/answers'
import type { Tone } from '@/components/ui/badge'

type Look = { word: string; tone: Tone; icon: LucideIcon; says: string }

/** What each kind of difference is called, and what it means. */
export const kindLooks: Record<DriftKind, Look> = {
  unmanaged: {
    word: 'Unmanaged',
    tone: 'bad',
    icon: UserX,
    says: 'On a verified domain, but no directory has them as active.',
  },
  duplicate: {
    word: 'Second customer',
    tone: 'wait',
    icon: Copy,
    says: 'Has an address or the number of somebody whose own customer is another one.',
  },
  missing: { word: 'Missing', tone: 'bad', icon: UserRoundX, says: 'The store has deleted this customer.' },
  keyless: {
    word: 'Without key',
    tone: 'idle',
    icon: KeyRound,
    says: 'The customer lost the key of its link.',
  },
  'stray-key': {
    word: 'Stray key',
    tone: 'idle',
    icon: KeyRound,
    says: 'Carries a key of Rollcall although nobody is linked with it.',
  },
}

/** What a person can do, on the button and once it is done. */
export const actionWords: Record<DriftAction, { name: string; done: string }> = {
  'put-back': { name: 'Put back', done: 'What the directory says is put back' },
  restrict: { name: 'Restrict', done: 'The marker tag was set and read back' },
  adopt: { name: 'Link with the person', done: 'The customer was linked' },
  'forget-key': { name: 'Remove the key', done: 'The key was removed' },
  merge: { name: 'Merge', done: 'The two customers were merged' },
  ignore: { name: 'Ignore', done: 'It stays as it is, and is not listed again' },
}
