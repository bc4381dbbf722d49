'use client'

import { useQuery } from '@tanstack/react-query'
import type { Preview, PreviewMoved as Moved } from '@/components/answers'
import { Callout } from '@/components/ui/callout'
import { count } from '@/components/ui/count'
import { RelativeTime } from '@/components/ui/relative-time'
import { TextLink } from '@/components/ui/text-link'
import { useTRPC } from '@/trpc/client'
import { lineKinds } from './preview-kinds'

/** What has changed since the plan that somebody wanted to carry out, by name. */
export function PreviewMoved({ preview }: { preview: Preview }) {
  const trpc = useTRPC()
  const { data: moved } = useQuery({
    ...trpc.previews.moved.queryOptions({ id: preview.id }),
    enabled: preview.hash !== '',
  })
  if (!moved) return null
  return (
    <Callout kind="warning" title="The world has moved since the plan that you wanted to carry out">
      <p>
        That plan was made <RelativeTime at={moved.since} />.{' '}
        {moved.count === 0
          ? 'Everybody in it is as before; the configuration, or who is looked at, is another one.'
          : `${count(moved.count, 'line is', 'lines are')} different now:`}
      </p>
      <ul className="mt-1 list-disc pl-5">
        {moved.people.map((one) => (
          <li key={`${one.person.id} ${one.place}`}>
            <TextLink href={`/people/${one.person.id}`}>{one.person.name}</TextLink> in {one.place}:{' '}
            {inWords(one)}
          </li>
        ))}
      </ul>
      {moved.count > moved.people.length && <p>{`And ${moved.count - moved.people.length} more.`}</p>}
    </Callout>
  )
}

function inWords({ before, after }: Moved['people'][number]): string {
  if (before === after) return 'other values'
  const [was, is] = [before, after].map((kind) => (kind ? lineKinds[kind].word.toLowerCase() : 'nothing'))
  return `${was} before, ${is} now`
}
