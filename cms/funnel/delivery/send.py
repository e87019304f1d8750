"""One mail on its way out: claim, make, hand over, write down."""

import logging
from functools import partial
from uuid import UUID

from cms.funnel.delivery import outbox
from cms.funnel.delivery.leases import Lease
from cms.funnel.delivery.mail import NoKey, NothingLeft, compose
from cms.funnel.delivery.problems import Problem
from cms.funnel.delivery.transports import get_transport
from cms.funnel.delivery.verdicts import Answer, Verdict
from cms.funnel.models import Delivery
from cms.lib.sealing import Unopenable

logger = logging.getLogger(__name__)


def deliver(delivery_id: UUID) -> bool:
    """Try one mail, unless another worker has it; False when no mail would get out now."""
    lease = outbox.claim(delivery_id)
    if lease is None or outbox.cancel_unwanted(lease):
        return True
    answer = _try(lease)
    outbox.settle(lease, answer)
    return answer.verdict is not Verdict.OUT_OF_REACH


def _try(lease: Lease) -> Answer:
    try:
        delivery = Delivery.objects.select_related("lead").get(pk=lease.row_id)
        letter = compose(delivery)
    except (NothingLeft, Delivery.DoesNotExist):
        return Answer(Verdict.REFUSED, Problem.NOTHING_LEFT)
    except (NoKey, Unopenable):
        return Answer(Verdict.REFUSED, Problem.NO_KEY)
    except Exception:
        # A fault of ours, such as a broken template, must not hold up the other mails.
        logger.exception("Mail %s could not be made", lease.row_id)
        return Answer(Verdict.NOT_NOW, Problem.OUR_FAULT)
    return get_transport()(letter, partial(outbox.fence, lease))
