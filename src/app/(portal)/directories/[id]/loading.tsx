import { DetailSkeleton } from '@/components/ui/detail-skeleton'

export default function LoadingDirectory() {
  return <DetailSkeleton />
}
