"""Which shard of a state holds a term: known before its table of contents is, so that both are fetched at once.

A fixed table of ranges, drawn once so that each held as much of the national directory as the next. Any table is right; one that
fits a directory badly only makes its shards uneven. templates/assets/js/search/ranges.js is the same.
"""

from bisect import bisect_right
from collections.abc import Iterable
from typing import Final

from generator.search.codec import decoded

RANGES: Final = (
    "AAacerCompCtivFoBddictCminiConCvantBlcoholiBmbulatorioCericanaIoBndaBpuBrrBslBtBusAbeautCnitBhcBlytheBufAcalla"
    "CreeCsewDpBenterCrrBhildresBlasDtBoaCmmuFniDpassiDunitCndoDsumoCrtCunDrtBrispBulAdepaBocBroBtAedgewBlaBmprBnco"
    "rBphratBstatDraAfairpCmiliaGcBineBontBrieBuqAgirardeBratioCovBuidaAhaverBealthaDrdCpbBivBombCpCspitalizadCustA"
    "ihBncoCgrCkCsyCtertAjohnstowCyAkinstAlanguBegCnnBhBifebCvBoBucrAmaineCyorBedicFaGrFiGnaCnDthBilestDitariDlBoti"
    "BukAnaloxonaDtBewBicotCgCoBonvAoBfferDiBgBnBpioiCpBrgaEniBtrButpatiApadroCnaCraDiCssaiCynBeerCllCoCrspBitBorcC"
    "tBrimEariaDvatCocDgrCuBsychosBuCeArapiBecoviCsideGntiBidBoadbAsaluBchoolcBegurCnCqCrviceBignCnaBobreCpBparCoke"
    "BtepCirBubCppoDrCryAtelefCtBogBrabuDpDuCibBwelvAuaBnaBsCaAvacBeteranoCvBidalDeojCiColenciCpCvieBogAwelcoDlBheB"
    "omensCrkAyounDrDthvAzzcCfDocanFbFcooFgrFoFpFstErpClandFfrCmCoDpenFtCpatmoEyFmedicarGiFpGrFstDoEpbFjFlFmFoFprFv"
    "FwFyGoutCsDeremFfGamilysFhoFlGiFmuFnFpeersupportoFrGecoveryhFtrFweEtFdFmFoFpFt"
)
"""Where each range begins, front-coded as on the wire."""

CUTS: Final = tuple(decoded(RANGES))

DOCUMENTS_PER_SHARD: Final = 11
"""A state's terms with their postings are about 110 characters a document: so a shard has some 1,200, about 0.7 KB after gzip."""

FEWEST: Final = 12
"""Shards of the smallest state. The vocabulary's words are in all of them, so with three shards each had 1 KB; and every search near
a place asks the nation's own few entries, too."""


def shard_count(documents: int) -> int:
    """Into how many shards the terms of a state with so many documents are cut."""
    return min(len(CUTS), FEWEST + documents // DOCUMENTS_PER_SHARD)


def sharded(terms: Iterable[str], count: int) -> list[list[str]]:
    """Sorted terms by shard; some may have none."""
    shards: list[list[str]] = [[] for _ in range(count)]
    for term in terms:
        shards[(bisect_right(CUTS, term) - 1) * count // len(CUTS)].append(term)
    return shards
