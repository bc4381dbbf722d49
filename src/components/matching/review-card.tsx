import Link from 'next/link'
import type { MatchReview } from '@/components/answers'
import { Card, CardBody, CardHeader, CardTitle } from '@/components/ui/card'
import { RelativeTime } from '@/components/ui/relative-time'
import { CandidateCard } from './candidate-card'
import { ContactList } from './contact-list'
import { RejectMatch } from './reject-match'
import { causeOf } from './review-causes'

/** One question: the person of the directory on the left, who they may be in the store on the right. */
export function ReviewCard({ review }: { review: MatchReview }) {
  const { person, store, candidates, openedAt } = review
  return (
    <Card aria-label={`${person.displayName} in ${store.name}`}>
      <CardHeader>
        <div className="min-w-0">
          <CardTitle>
            {person.displayName} in {store.name}
          </CardTitle>
          <p className="text-xs text-muted">
            {causeOf(review.why)} Asked <RelativeTime at={openedAt} />.
          </p>
        </div>
        <RejectMatch review={review} />
      </CardHeader>
      <CardBody className="grid gap-4 md:grid-cols-[minmax(0,1fr)_minmax(0,2fr)]">
        <section aria-label="In the directory" className="grid content-start gap-2">
          <p className="text-xs font-medium text-muted">In {person.directory}</p>
          <Link
            href={`/people/${person.id}`}
            data-row
            className="w-fit rounded-sm font-medium underline decoration-line-strong underline-offset-4 hover:decoration-ink"
          >
            {person.name ?? person.displayName}
          </Link>
          <ContactList email={person.email} phone={person.phone} />
        </section>
        <ul className="grid gap-3" aria-label="Customers of the store">
          {candidates.map((candidate) => (
            <li key={candidate.customerId}>
              <CandidateCard review={review} candidate={candidate} />
            </li>
          ))}
        </ul>
      </CardBody>
    </Card>
  )
}
