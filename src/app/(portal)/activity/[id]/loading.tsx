import { DetailSkeleton } from '@/components/ui/detail-skeleton'

export default function LoadingPerson() {
  return <DetailSkeleton />
}
