import { addDomain, NewDomain } from '@/services/domains/add'
import { checkDomainNow } from '@/services/domains/check-now'
import { DomainRef, removeDomain } from '@/services/domains/remove'
import { viewDomains } from '@/services/domains/view'
import { Acceptance, acceptMatch } from '@/services/matching/accept'
import { acceptVerified } from '@/services/matching/accept-verified'
import { rejectMatch, ReviewRef } from '@/services/matching/reject'
import { MatchingChange, setMatchingPolicy } from '@/services/matching/set-policy'
import { ReviewPage, viewReviews } from '@/services/matching/view-reviews'
import { DirectoryRef, viewMatching } from '@/services/matching/view-policy'
import { router, teammate } from '../init'

export const matching = router({
  reviews: teammate.input(ReviewPage).query(({ ctx, input }) => viewReviews(ctx.portal, input)),
  accept: teammate.input(Acceptance).mutation(({ ctx, input }) => acceptMatch(ctx.portal, input)),
  acceptVerified: teammate.mutation(({ ctx }) => acceptVerified(ctx.portal)),
  reject: teammate.input(ReviewRef).mutation(({ ctx, input }) => rejectMatch(ctx.portal, input)),
  policy: teammate.input(DirectoryRef).query(({ ctx, input }) => viewMatching(ctx.portal, input)),
  setPolicy: teammate
    .input(MatchingChange)
    .mutation(({ ctx, input }) => setMatchingPolicy(ctx.portal, input)),
  domains: teammate.query(({ ctx }) => viewDomains(ctx.portal)),
  addDomain: teammate.input(NewDomain).mutation(({ ctx, input }) => addDomain(ctx.portal, input)),
  checkDomain: teammate.input(DomainRef).mutation(({ ctx, input }) => checkDomainNow(ctx.portal, input)),
  removeDomain: teammate.input(DomainRef).mutation(({ ctx, input }) => removeDomain(ctx.portal, input)),
})
