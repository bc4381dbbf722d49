import { Minus, Plus } from 'lucide-react'
import Link from 'next/link'
import type { HeldChangeDetail } from '@/components/answers'
import { LinkStatus } from '@/components/links/link-status'
import { count } from '@/components/ui/count'

type HeldPerson = HeldChangeDetail['people'][number]
type Loss = HeldPerson['stores'][number]

const causes: Record<NonNullable<Loss['cause']>, string> = {
  inactive: 'inactive in the directory',
  deleted: 'deleted in the directory',
  'out-of-scope': 'no longer in the scope of the store',
  restricted: 'restricted by a teammate',
}

export function HeldPeople({ people }: { people: HeldPerson[] }) {
  return (
    <ul className="divide-y">
      {people.map((person) => (
        <li key={person.id} className="grid gap-2 px-4 py-3 text-sm md:grid-cols-[16rem_1fr]">
          <div className="grid content-start">
            <Link
              href={`/people/${person.id}`}
              data-row
              className="truncate rounded-sm font-medium hover:underline"
            >
              {person.displayName}
            </Link>
            <span className="truncate text-xs text-muted">{person.userName}</span>
          </div>
          <ul className="grid gap-2">
            {person.stores.map((loss) => (
              <li key={loss.linkId} className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <span className="font-medium">{loss.store.name}</span>
                <LinkStatus link={loss} />
                <LossWords loss={loss} />
              </li>
            ))}
            {person.targets.map(({ linkId, target }) => (
              <li key={linkId} className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <span className="font-medium">{target.name}</span>
                <span className="text-xs text-muted">is switched off or deleted at this target</span>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}

function LossWords({ loss }: { loss: Loss }) {
  const { removeTags, addTags, roles, fields, removal, cause, isLoss } = loss
  const parts = [
    roles > 0 && `loses ${count(roles, 'company role', 'company roles')}`,
    isLoss && fields.length > 0 && `loses ${fields.map((field) => field.replace(':', ' ')).join(', ')}`,
    !isLoss && fields.length > 0 && `${count(fields.length, 'field is', 'fields are')} cleared or changed`,
    removal === 'delete' && 'the customer is deleted if Shopify allows it',
    removal === 'erase' && 'Shopify is asked to erase the data',
  ].filter((part) => part !== false)
  return (
    <>
      {cause && <span className="text-xs text-muted">{causes[cause]}</span>}
      {removeTags.map((tag) => (
        <Tag key={`-${tag}`} tag={tag} is="removed" />
      ))}
      {addTags.map((tag) => (
        <Tag key={`+${tag}`} tag={tag} is="added" />
      ))}
      {parts.length > 0 && <span className="text-xs text-muted">{parts.join(' · ')}</span>}
    </>
  )
}

function Tag({ tag, is }: { tag: string; is: 'removed' | 'added' }) {
  const Icon = is === 'removed' ? Minus : Plus
  return (
    <span className="inline-flex items-center gap-1 rounded border bg-sunken px-1.5 py-0.5 font-mono text-xs text-muted">
      <Icon className="size-3" role="img" aria-label={is} />
      {tag}
    </span>
  )
}
