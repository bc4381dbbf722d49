import { DetailSkeleton } from '@/components/ui/detail-skeleton'

export default function LoadingTarget() {
  return <DetailSkeleton />
}
