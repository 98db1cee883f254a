// @ts-check
// Which shard of a state holds a term: known before its table of contents is, so that both are fetched at once. The same as
// generator/search/ranges.py, which says where the table comes from.

import { frontCoded } from "./wire.js";

const RANGES =
  "AAacerCompCtivFoBddictCminiConCvantBlcoholiBmbulatorioCericanaIoBndaBpuBrrBslBtBusAbeautCnitBhcBlytheBufAcalla" +
  "CreeCsewDpBenterCrrBhildresBlasDtBoaCmmuFniDpassiDunitCndoDsumoCrtCunDrtBrispBulAdepaBocBroBtAedgewBlaBmprBnco" +
  "rBphratBstatDraAfairpCmiliaGcBineBontBrieBuqAgirardeBratioCovBuidaAhaverBealthaDrdCpbBivBombCpCspitalizadCustA" +
  "ihBncoCgrCkCsyCtertAjohnstowCyAkinstAlanguBegCnnBhBifebCvBoBucrAmaineCyorBedicFaGrFiGnaCnDthBilestDitariDlBoti" +
  "BukAnaloxonaDtBewBicotCgCoBonvAoBfferDiBgBnBpioiCpBrgaEniBtrButpatiApadroCnaCraDiCssaiCynBeerCllCoCrspBitBorcC" +
  "tBrimEariaDvatCocDgrCuBsychosBuCeArapiBecoviCsideGntiBidBoadbAsaluBchoolcBegurCnCqCrviceBignCnaBobreCpBparCoke" +
  "BtepCirBubCppoDrCryAtelefCtBogBrabuDpDuCibBwelvAuaBnaBsCaAvacBeteranoCvBidalDeojCiColenciCpCvieBogAwelcoDlBheB" +
  "omensCrkAyounDrDthvAzzcCfDocanFbFcooFgrFoFpFstErpClandFfrCmCoDpenFtCpatmoEyFmedicarGiFpGrFstDoEpbFjFlFmFoFprFv" +
  "FwFyGoutCsDeremFfGamilysFhoFlGiFmuFnFpeersupportoFrGecoveryhFtrFweEtFdFmFoFpFt";
export const CUTS = frontCoded(RANGES);
const DOCUMENTS_PER_SHARD = 11;
const FEWEST = 12;

/** @param {number} documents @returns {number} into how many shards the terms of a state with so many documents are cut */
export function shardCount(documents) {
  return Math.min(CUTS.length, FEWEST + Math.floor(documents / DOCUMENTS_PER_SHARD));
}

/** @param {string[]} sorted @param {string} term @returns {number} the last place whose string is not after term */
export function placeOf(sorted, term) {
  let low = 0;
  for (let high = sorted.length - 1; low < high; ) {
    const middle = (low + high + 1) >> 1;
    if (sorted[middle] <= term) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** @param {string} term @param {number} count of the state's shards @returns {number} */
export function shardOf(term, count) {
  return Math.floor((placeOf(CUTS, term) * count) / CUTS.length);
}
