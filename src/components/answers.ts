import type { inferRouterOutputs } from '@trpc/server'
import type { AppRouter } from '@/trpc/app-router'

type Answers = inferRouterOutputs<AppRouter>

export type PersonRow = Answers['people']['list']['people'][number]
export type Person = Answers['people']['get']
export type PersonLink = Person['links'][number]
export type LinkState = PersonLink['state']
export type Reason = NonNullable<PersonLink['reason']>
export type StoreRow = Answers['stores']['list'][number]
export type DirectoryRow = Answers['directories']['list'][number]
export type Directory = Answers['directories']['get']
export type ScimToken = Directory['tokens'][number]
export type SigningSecret = Directory['secrets'][number]
export type ScimRequest = Directory['requests'][number]
export type ActivityEvent = Answers['activity']['list']['events'][number]
export type EventView = Answers['activity']['get']
export type StoreDetail = Answers['stores']['get']
export type HeldChange = Answers['held']['list']['changes'][number]
export type HeldChangeDetail = Answers['held']['get']
export type Preview = Answers['previews']['get']
export type Overview = Answers['overview']['get']
export type MatchReview = Answers['matching']['reviews']['reviews'][number]
export type MatchingPolicy = Answers['matching']['policy']['policy']
export type VerifiedDomain = Answers['matching']['domains'][number]
export type ComplianceRequest = Answers['compliance']['list'][number]
export type TargetRow = Answers['targets']['list'][number]
export type Target = Answers['targets']['get']
export type TargetLink = Target['links'][number]
