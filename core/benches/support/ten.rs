//! Ten changes to the real network, in the text form of a scenario.

pub(crate) const TEN: &str = "1~Ten-changes~~OKmadrid~OKmorocco_casablanca~\
    OKeu-eastern-border_RO47158.27590.Ia.ex.i~CPparis-multilateral~Afit_o_prague~\
    PKeu-eastern-border_A~VPnew-york_Keu-eastern-border_O_0.50~VPcopenhagen_Kmorocco_R~\
    MProme_D~HFcasablanca_Kmorocco";
