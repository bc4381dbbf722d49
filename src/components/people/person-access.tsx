import { Store } from 'lucide-react'
import Link from 'next/link'
import type { Person } from '@/components/answers'
import { LinkCard } from '@/components/links/link-card'
import { isUnderWay } from '@/components/links/link-states'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Card } from '@/components/ui/card'
import { Empty } from '@/components/ui/empty'

/** One sentence on where a person stands in all stores together. */
function summary({ links, active, deleted }: Person): string {
  const failed = links.filter(({ state }) => state === 'failed').length
  const moving = links.filter(isUnderWay).length
  const verified = links.filter(({ state }) => state === 'verified').length
  const stores = (count: number) => (count === 1 ? '1 store' : `${count} stores`)
  if (failed > 0) return `${stores(failed)} did not take the last change.`
  if (moving > 0) return `${stores(moving)} still to be written.`
  if (!active || deleted) return `Restricted in ${verified} of ${stores(links.length)}.`
  return `In step in ${verified} of ${stores(links.length)}.`
}

/** What needs a look comes first; the rest keeps its order. */
const troubleFirst = (links: Person['links']) =>
  links.toSorted((a, b) => Number(b.reason !== null) - Number(a.reason !== null))

export function PersonAccess({ person }: { person: Person }) {
  if (person.links.length === 0) {
    return (
      <Card>
        <Empty
          icon={Store}
          title="In no store yet"
          actions={
            <Button asChild>
              <Link href="/stores">Open stores</Link>
            </Button>
          }
        >
          Once a store is connected, this person becomes a customer there.
        </Empty>
      </Card>
    )
  }
  return (
    <div className="grid gap-4">
      <p role="status" className="text-sm text-muted">
        {summary(person)}
      </p>
      {person.links.some(({ restricted }) => restricted) && <WhatRestrictedMeans />}
      {troubleFirst(person.links).map((link) => (
        <LinkCard key={link.id} link={link} personId={person.id} />
      ))}
    </div>
  )
}

function WhatRestrictedMeans() {
  return (
    <Callout kind="note" title="What it means in the stores">
      Rollcall took its own tags away, set the marker tag, and read both back. Shopify has no way to disable a
      customer’s sign-in, so the theme or a gating app must honour the marker.
    </Callout>
  )
}
