'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ExternalLink, UserCheck } from 'lucide-react'
import { toast } from 'sonner'
import type { MatchReview } from '@/components/answers'
import { TagList } from '@/components/links/tag-list'
import { PermittedButton } from '@/components/teammate/permitted-button'
import { Button } from '@/components/ui/button'
import { count } from '@/components/ui/count'
import { RelativeTime } from '@/components/ui/relative-time'
import { useTRPC } from '@/trpc/client'
import { ContactList } from './contact-list'

type CandidateCardProps = { review: MatchReview; candidate: MatchReview['candidates'][number] }

/** A customer who may be the person, with what speaks for it, and the button that says so. */
export function CandidateCard({ review, candidate }: CandidateCardProps) {
  const { name, email, phone, evidence, holder, orders, createdAt, state, tags, excluded } = candidate
  return (
    <section
      aria-label={name ?? email ?? phone ?? 'Customer'}
      className="grid gap-3 rounded-md border bg-sunken/40 p-3"
    >
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="grid min-w-0 gap-1">
          <p className="font-medium">
            {name ?? 'No name'}{' '}
            {name && <span className="text-xs font-normal text-muted">{nameNote(review, name)}</span>}
          </p>
          <ContactList email={email} phone={phone} evidence={evidence} />
        </div>
        <div className="flex flex-wrap gap-2">
          <Button asChild variant="ghost" size="sm">
            <a href={candidate.url} target="_blank" rel="noreferrer">
              Open
              <ExternalLink />
              <span className="sr-only">{name} in the store (new tab)</span>
            </a>
          </Button>
          {!holder && <Accept review={review} candidate={candidate} />}
        </div>
      </div>
      <p className="text-xs text-muted">
        {count(orders, 'order', 'orders')} · made <RelativeTime at={new Date(createdAt)} /> · account{' '}
        {state.toLowerCase()}
        {excluded && ' · ruled out before by a teammate'}
        {holder && ` · already the customer of ${holder}`}
      </p>
      {tags.length > 0 && <TagList tags={tags.map((tag) => ({ tag, origin: 'theirs' as const }))} />}
    </section>
  )
}

const nameNote = ({ person }: MatchReview, name: string) =>
  name.trim().toLowerCase() === person.name?.trim().toLowerCase() ? 'the same name' : 'another name'

function Accept({ review, candidate }: CandidateCardProps) {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const accept = useMutation(
    trpc.matching.accept.mutationOptions({
      onSuccess: () => void toast.success(`${review.person.displayName} is linked and written now`),
      onError: ({ message }) => void toast.error('They were not linked', { description: message }),
      onSettled: () => queryClient.invalidateQueries(trpc.matching.reviews.pathFilter()),
    }),
  )
  return (
    <PermittedButton
      needs="operator"
      size="sm"
      busy={accept.isPending}
      onClick={() => accept.mutate({ id: review.id, customerId: candidate.customerId })}
    >
      {!accept.isPending && <UserCheck />}
      Same person
    </PermittedButton>
  )
}
